import type { Manifest } from '../manifest.ts';
import type { ManifestProblem } from './manifest-problem.ts';
import { productEventNames } from './product-event-names.ts';

/** One bundle of the app: its text, and the names it exports. */
export interface Bundle {
  readonly file: string;
  readonly text: string;
  readonly exports: readonly string[];
}

/** What Forge's validator does not see: it would deploy, and then an event or a record would go missing. */
export function ownChecks(manifest: Manifest, bundles: readonly Bundle[]): ManifestProblem[] {
  return [
    ...unknownEvents(manifest),
    ...unsupportedFilters(manifest),
    ...missingStorageScope(manifest, bundles),
    ...missingExports(manifest, bundles),
  ];
}

const at = (manifest: Manifest, text: string) => ({ file: manifest.file, line: manifest.lineOf(text) });

function unknownEvents(manifest: Manifest): ManifestProblem[] {
  return manifest.triggers.flatMap((trigger) =>
    trigger.events
      .filter((event) => !productEventNames.has(event.eventType))
      .map((event) => ({
        ...at(manifest, event.eventType),
        reason: `trigger ${trigger.key}: no product event is called ${event.eventType}`,
      })),
  );
}

function unsupportedFilters(manifest: Manifest): ManifestProblem[] {
  return manifest.triggers.flatMap((trigger) =>
    [trigger.filter, ...trigger.events.map((event) => event.filter)]
      .filter((filter) => filter?.expression !== undefined)
      .map(() => ({
        ...at(manifest, `key: ${trigger.key}`),
        reason: `trigger ${trigger.key}: the local host cannot evaluate filter.expression; filter in the function instead`,
      })),
  );
}

function missingStorageScope(manifest: Manifest, bundles: readonly Bundle[]): ManifestProblem[] {
  if (manifest.scopes.includes('storage:app')) return [];
  const user = bundles.find((bundle) => bundle.text.includes('/api/v1/') && bundle.text.includes('ForgeKvs'));
  if (user === undefined) return [];
  return [
    {
      ...at(manifest, 'scopes:'),
      reason: `${user.file} uses @forge/kvs, but permissions.scopes does not name storage:app`,
    },
  ];
}

function missingExports(manifest: Manifest, bundles: readonly Bundle[]): ManifestProblem[] {
  return manifest.functions.flatMap((one) => {
    const dot = one.handler.lastIndexOf('.');
    const file = `${one.handler.slice(0, dot)}.cjs`;
    const name = one.handler.slice(dot + 1);
    const bundle = bundles.find((candidate) => candidate.file === file);
    const line = at(manifest, `key: ${one.key},`);
    if (bundle === undefined) return [{ ...line, reason: `function ${one.key}: there is no bundle ${file}` }];
    if (bundle.exports.includes(name)) return [];
    const exported = bundle.exports.join(', ') || 'nothing';
    return [{ ...line, reason: `function ${one.key}: ${file} exports ${exported}, not ${name}` }];
  });
}
