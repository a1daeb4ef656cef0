/**
 * Waits for all of them, also where one fails, and only then throws the first failure. A function must not return
 * while work that it began goes on: the platform freezes it, and runs the rest for somebody else.
 */
export async function allOf<T extends readonly unknown[] | []>(
  works: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
