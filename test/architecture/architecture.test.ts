import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { forbiddenInCore, violations } from './import-table.ts';
import { parse, readSources, type Source } from './sources.ts';

const sources = readSources();
const code = sources.filter((source) => !/\.test\.tsx?$/.test(source.path));

describe('the house', () => {
  it('has every import inside the import table', () => {
    expect(code.flatMap(violations)).toEqual([]);
  });

  it('keeps time, chance and the outside world out of core', () => {
    const found = code
      .filter((source) => /^src\/core\//.test(source.path))
      .flatMap((source) => linesMatching(source, forbiddenInCore));
    expect(found).toEqual([]);
  });

  it('has no cycle of imports', () => {
    expect(cycles(code)).toEqual([]);
  });

  it('has no file above 300 lines', () => {
    const long = sources
      .map((source) => ({ path: source.path, lines: source.text.trimEnd().split('\n').length }))
      .filter((file) => file.lines > 300);
    expect(long).toEqual([]);
  });

  it('has no function above 60 lines', () => {
    expect(code.flatMap(longFunctions)).toEqual([]);
  });

  it('has no module-level mutable state in src', () => {
    const found = code
      .filter((source) => /^src\//.test(source.path) && !/^src\/ui\//.test(source.path))
      .flatMap(mutableModuleState);
    expect(found).toEqual([]);
  });

  it('sleeps nowhere: the only timer of the back end cuts off a request to a peer', () => {
    const found = code
      .filter((source) => /^src\//.test(source.path) && !/^src\/ui\//.test(source.path))
      .flatMap((source) => linesMatching(source, /\b(setTimeout|setInterval|setImmediate|sleep)\(/));
    expect(found.map((line) => line.split(':')[0])).toEqual(['src/adapters/transport/post-to-peer.ts']);
  });

  it('waits for all of several works before one of them fails a function of the back end', () => {
    const found = code
      .filter((source) => /^src\//.test(source.path) && !/^src\/ui\//.test(source.path))
      .flatMap((source) => linesMatching(source, /\bPromise\.(all|any|race)\(/));
    expect(found.map((line) => line.split(':')[0])).toEqual(['src/core/all-of.ts']);
  });

  it('names no file after a drawer', () => {
    const drawers = sources.filter((source) =>
      /(^|\/)(utils?|helpers?|common|managers?|misc)(\/|\.|$)/.test(source.path),
    );
    expect(drawers.map((source) => source.path)).toEqual([]);
  });

  it('casts nothing to any and silences nothing', () => {
    const found = code.flatMap((source) =>
      linesMatching(source, /@ts-(ignore|expect-error|nocheck)|\bas any\b|\bas never\b/),
    );
    expect(found).toEqual([]);
  });
});

function linesMatching(source: Source, pattern: RegExp): string[] {
  return source.text
    .split('\n')
    .map((line, index) => ({ line, index }))
    .filter(({ line }) => !/^\s*(\*|\/\/|\/\*)/.test(line) && pattern.test(line))
    .map(({ line, index }) => `${source.path}:${index + 1} ${line.trim()}`);
}

function longFunctions(source: Source): string[] {
  const file = parse(source.path, source.text);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const from = file.getLineAndCharacterOfPosition(node.getStart()).line;
      const to = file.getLineAndCharacterOfPosition(node.getEnd()).line;
      if (to - from + 1 > 60) found.push(`${source.path}:${from + 1} spans ${to - from + 1} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function mutableModuleState(source: Source): string[] {
  const file = parse(source.path, source.text);
  return file.statements
    .filter(ts.isVariableStatement)
    .filter((statement) => !(statement.declarationList.flags & ts.NodeFlags.Const) && !isAmbient(statement))
    .map(
      (statement) => `${source.path}:${file.getLineAndCharacterOfPosition(statement.getStart()).line + 1}`,
    );
}

function isAmbient(statement: ts.VariableStatement): boolean {
  return statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword) ?? false;
}

/** Cycles over value imports; type imports vanish and bind nothing at run time. */
function cycles(all: readonly Source[]): string[] {
  const edges = new Map(
    all.map((source) => [
      source.path,
      source.imports.filter((one) => one.own && !one.typeOnly).map((one) => one.target),
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      return;
    }
    state.set(path, 'open');
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of edges.keys()) walk(path, []);
  return found;
}
