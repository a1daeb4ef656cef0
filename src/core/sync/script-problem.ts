/** Why a script gave nothing, and where. */
interface ScriptStop {
  readonly message: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

const CODE = 'script:';

/** How a hold remembers it. */
export function scriptCode({ message, line, column }: ScriptStop): string {
  return `${CODE}${line ?? ''}:${column ?? ''}:${message.slice(0, 300)}`;
}

/** The same in words; undefined for a hold of another kind. */
export function scriptProblem(code: string | undefined): string | undefined {
  if (code === undefined || !code.startsWith(CODE)) return undefined;
  const [line = '', column = '', ...message] = code.slice(CODE.length).split(':');
  const at = line === '' ? {} : { line: Number(line), column: Number(column) };
  return stopOfScript('outgoing', { message: message.join(':'), ...at });
}

/** Where a script has stopped, and over what. */
export function stopOfScript(side: 'outgoing' | 'incoming', { message, line, column }: ScriptStop): string {
  const where = line === undefined ? '' : ` at line ${line}, column ${column ?? 1}`;
  return `The ${side} script stopped${where}: ${message}`;
}
