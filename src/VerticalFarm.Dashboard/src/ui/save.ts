/** Gives the browser a file to keep. */
export function save(name: string, content: string | Blob, type = "text/csv") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.download = fileName(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A name that every system can store. */
export const fileName = (name: string) => name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, "-").trim() || "file";
