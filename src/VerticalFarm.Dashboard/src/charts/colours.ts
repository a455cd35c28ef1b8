const lines = ["--line-1", "--line-2", "--line-3", "--line-4", "--line-5", "--line-6"];

/** The colour of the n-th line, as the present scheme has it. A canvas knows no variables. */
export const lineColour = (n: number) => resolve(lines[n % lines.length]!);

export const lineClass = (n: number) => `line-${(n % lines.length) + 1}`;

/** The value of a colour variable that differs between light and dark. */
export function resolve(variable: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${variable})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

/** The same colour, let through in part. */
export const faint = (colour: string, share: number) => colour.replace(/^rgb\((.+)\)$/, (_, parts: string) => `rgba(${parts}, ${share})`);
