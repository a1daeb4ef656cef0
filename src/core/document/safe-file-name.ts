const LONGEST = 200;

/**
 * The name of a partner's file as it may stand here: no path, no control or invisible sign, none that turns the reading
 * direction, no quote or line end that could leave a header; never empty, and no longer than file systems take.
 */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^[.\s_]+|[.\s]+$/g, '');
  if (plain === '') return 'file';
  if (plain.length <= LONGEST) return plain;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(plain)?.[0] ?? '';
  return `${[...plain].slice(0, LONGEST / 2).join('')}${ending}`;
}
