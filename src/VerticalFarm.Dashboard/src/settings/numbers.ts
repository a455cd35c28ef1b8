/** A number of a form; an empty field is none. */
export function numberIn(form: FormData, name: string): number | null {
  const said = String(form.get(name) ?? "").trim();
  return said === "" ? null : Number(said);
}

export const textIn = (form: FormData, name: string) => String(form.get(name) ?? "").trim();
