import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { Side } from './api.ts';
import { declarations, isOn } from './declarations.ts';
import { scriptNames, scriptObjects } from './script-api.ts';

/** What the compiler says of a script against the declarations of a side, null checks left to lint. */
function complaints(side: Side, script: string): string[] {
  const files: Record<string, string> = {
    'api.d.ts': declarations(side),
    'script.ts': `export {};\n${script}`,
  };
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    types: [],
    noEmit: true,
    strict: false,
  };
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) => {
    const own = files[name];
    return own === undefined ? readSource(name, target) : ts.createSourceFile(name, own, target);
  };
  const program = ts.createProgram(Object.keys(files), options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('the declarations of the script interface', () => {
  const sides: readonly Side[] = ['outgoing', 'incoming'];

  it.each(sides)('let every example of %s scripts through', (side) => {
    const all = [...scriptNames, ...scriptObjects.flatMap(({ members }) => members)];
    const lines = all
      .filter((one) => isOn(side, one))
      .flatMap(({ example }) => (example === undefined ? [] : [`{ ${example} }`]));
    expect(lines.length).toBeGreaterThan(4);
    expect(complaints(side, lines.join('\n'))).toEqual([]);
  });

  it('know no writing to what is only read, and no function of the other side', () => {
    expect(complaints('incoming', 'issue.key = "A-1"')).toEqual([
      "Cannot assign to 'key' because it is a read-only property.",
    ]);
    expect(complaints('outgoing', 'syncHelper.unlinkAfterProcessing()')).toEqual([
      "Property 'unlinkAfterProcessing' does not exist on type 'SyncHelper'.",
    ]);
  });

  it('name each function of an object once', () => {
    for (const { name, members } of scriptObjects)
      expect(new Set(members.map((member) => member.name)).size, name).toBe(members.length);
  });
});
