import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { ManifestError, type ManifestProblem } from './manifest/manifest-problem.ts';
import { manifestSchema, type ParsedManifest } from './manifest/manifest-schema.ts';

type Modules = ParsedManifest['modules'];

/** The kinds of module that call a function of the app. */
export type ModuleKind = 'page' | 'trigger' | 'preUninstall' | 'consumer' | 'webtrigger' | 'scheduledTrigger';

export interface ManifestPage {
  readonly type: 'jira:adminPage' | 'jira:projectSettingsPage' | 'jira:issueContext' | 'jira:issueAction';
  readonly key: string;
  readonly title: string;
  /** Path of the page's source, relative to the app's folder. */
  readonly source: string;
  readonly resolver: string | undefined;
}

/** Custom UI that pages embed. */
export interface ManifestResource {
  readonly key: string;
  /** Absolute path of its folder, which holds an index.html. */
  readonly folder: string;
}

/** manifest.yml as the host uses it. */
export interface Manifest {
  readonly file: string;
  readonly folder: string;
  readonly text: string;
  /** The bare id, without the ARI around it. */
  readonly appId: string;
  readonly licensed: boolean;
  readonly scopes: readonly string[];
  readonly egress: readonly string[];
  readonly entities: ParsedManifest['app']['storage']['entities'];
  readonly functions: Modules['function'];
  readonly pages: readonly ManifestPage[];
  readonly resources: readonly ManifestResource[];
  /** What resources may do beyond Forge's own content security policy: sources of scripts and of styles. */
  readonly content: ParsedManifest['permissions']['content'];
  readonly triggers: Modules['trigger'];
  readonly preUninstall: Modules['preUninstall'];
  readonly consumers: Modules['consumer'];
  readonly webTriggers: Modules['webtrigger'];
  readonly schedules: Modules['scheduledTrigger'];
  readonly llm: Modules['llm'];
  readonly entityProperties: Modules['jira:entityProperty'];
  /** Line of the first place where the text stands, 1 where it does not. */
  lineOf(text: string): number;
}

const pageTypes = [
  'jira:adminPage',
  'jira:projectSettingsPage',
  'jira:issueContext',
  'jira:issueAction',
] as const;

/** Reads manifest.yml. Throws ManifestError with file, line and reason where it cannot be used. */
export function readManifest(path: string): Manifest {
  const file = resolve(path);
  const text = readText(file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const syntax = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    reason: error.message.split('\n')[0] ?? error.message,
  }));
  if (syntax.length > 0) throw new ManifestError(syntax);
  const parsed = manifestSchema.safeParse(document.toJS());
  if (!parsed.success) {
    const lineAt = (path: readonly PropertyKey[]): number => {
      for (let length = path.length; length > 0; length -= 1) {
        const node: unknown = document.getIn(path.slice(0, length), true);
        const start = rangeStart(node);
        if (start !== undefined) return lines.linePos(start).line;
      }
      return 1;
    };
    throw new ManifestError(
      parsed.error.issues.map((issue) => ({
        file,
        line: lineAt(issue.path),
        reason: `${issue.path.join('.')}: ${issue.message}`,
      })),
    );
  }
  const manifest = arrange(file, text, parsed.data);
  const problems = danglingReferences(manifest);
  if (problems.length > 0) throw new ManifestError(problems);
  return manifest;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = `cannot be read (${error instanceof Error ? error.message : String(error)})`;
    throw new ManifestError([{ file, line: 1, reason }]);
  }
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
    return undefined;
  const [start]: unknown[] = node.range;
  return typeof start === 'number' ? start : undefined;
}

function arrange(file: string, text: string, parsed: ParsedManifest): Manifest {
  const { modules } = parsed;
  const sources = new Map(parsed.resources.map((resource) => [resource.key, resource.path]));
  return {
    file,
    folder: dirname(file),
    text,
    appId: parsed.app.id.slice(parsed.app.id.lastIndexOf('/') + 1),
    licensed: parsed.app.licensing.enabled,
    scopes: parsed.permissions.scopes,
    egress: parsed.permissions.external.fetch.backend,
    entities: parsed.app.storage.entities,
    functions: modules.function,
    pages: pageTypes.flatMap((type) =>
      modules[type].map((page) => ({
        type,
        key: page.key,
        title: page.title,
        source: sources.get(page.resource) ?? '',
        resolver: page.resolver?.function,
      })),
    ),
    resources: parsed.resources
      .filter(({ key }) => !pageTypes.some((type) => modules[type].some(({ resource }) => resource === key)))
      .map(({ key, path }) => ({ key, folder: resolve(dirname(file), path) })),
    content: parsed.permissions.content,
    triggers: modules.trigger,
    preUninstall: modules.preUninstall,
    consumers: modules.consumer,
    webTriggers: modules.webtrigger,
    schedules: modules.scheduledTrigger,
    llm: modules.llm,
    entityProperties: modules['jira:entityProperty'],
    lineOf(wanted) {
      const at = text.indexOf(wanted);
      return at < 0 ? 1 : text.slice(0, at).split('\n').length;
    },
  };
}

/** Functions and resources that are named but not there. */
function danglingReferences(manifest: Manifest): ManifestProblem[] {
  const known = new Set(manifest.functions.map((one) => one.key));
  const named = [
    ...manifest.triggers,
    ...manifest.preUninstall,
    ...manifest.consumers,
    ...manifest.webTriggers,
    ...manifest.schedules,
    ...manifest.pages.flatMap((page) =>
      page.resolver === undefined ? [] : [{ key: page.key, function: page.resolver }],
    ),
  ];
  const at = (key: string) => ({ file: manifest.file, line: manifest.lineOf(`key: ${key}`) });
  return [
    ...named
      .filter((module) => !known.has(module.function))
      .map((module) => ({
        ...at(module.key),
        reason: `module ${module.key} names the function ${module.function}, which is not defined`,
      })),
    ...manifest.pages
      .filter((page) => page.source === '')
      .map((page) => ({
        ...at(page.key),
        reason: `module ${page.key} names a resource that is not defined`,
      })),
  ];
}
