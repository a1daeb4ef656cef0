/** What stands between an option and the one below it where both are one text. */
const BETWEEN = ' / ';

export function cascadingPath({
  parent,
  child,
}: {
  readonly parent: string;
  readonly child?: string | undefined;
}): string {
  return child === undefined ? parent : `${parent}${BETWEEN}${child}`;
}

export function fromCascadingPath(text: string): { parent: string; child?: string } {
  const at = text.indexOf(BETWEEN);
  if (at < 0) return { parent: text.trim() };
  return { parent: text.slice(0, at).trim(), child: text.slice(at + BETWEEN.length).trim() };
}
