import { scriptsOf } from '../../../contract/scripts.ts';

/** A version as a text to compare: its parts as JSON, and its scripts line by line behind them. */
export function versionText(version: Readonly<Record<string, unknown>>): string {
  const { outgoing, incoming, fields } = scriptsOf(version);
  // Who published it and when stands in the list; neither is a rule.
  const { published: _published, compiled: _compiled, ...rules } = version;
  const parts = { ...rules, scripts: { fields } };
  const scripts = Object.entries({ outgoing, incoming }).flatMap(([side, text]) =>
    text === undefined ? [] : [`// scripts.${side}`, text],
  );
  return [JSON.stringify(parts, undefined, 2), ...scripts].join('\n\n');
}
