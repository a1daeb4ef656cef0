import { type Attempt, done } from '../../core/connection/explained.ts';
import type { ConnectionFile, Placeholder } from '../../core/rules/connection-file.ts';
import { filledPart, placeholdersOf } from '../../core/rules/connection-file-in.ts';
import type { Template } from '../../core/rules/template-record.ts';
import { readTemplate } from '../../core/rules/template-text.ts';
import { type FillPorts, fillingOf } from '../rules/fill-file.ts';
import { getTemplate } from './keep-template.ts';

/** What a new connection is to be called and where it is, as its template says. */
export interface FilledTemplate {
  readonly template: Template;
  /** What a person is asked for, with what stands there already. */
  readonly asked: readonly Placeholder[];
  /** Names of those that have no value yet. */
  readonly missing: readonly string[];
  /** Present once nothing is missing; `projectId` where the app sees the space. */
  readonly connection?: ConnectionFile['connection'] & { readonly projectId?: string };
}

/** A template with its placeholders filled as far as they are known, for the form of a new connection. */
export async function fillTemplate(
  ports: FillPorts,
  wish: { readonly template: string; readonly values: Readonly<Record<string, string>> },
): Promise<Attempt<FilledTemplate>> {
  const template = await getTemplate(ports, wish);
  if (!template.ok) return template;
  const read = readTemplate(template.value.text);
  if (!read.ok) return read;
  const fill = await fillingOf(ports, wish.values);
  if (!fill.ok) return fill;
  const { connection, version, placeholders = [] } = read.value.file;
  const all = placeholdersOf({ connection, version }, placeholders);
  const missing = all.filter(({ name, value }) => (fill.value(name) ?? value) === undefined);
  // People whom the site knows already are nobody's question.
  const asked = all.filter((one) => !one.name.startsWith('person-') || missing.includes(one));
  const filled = filledPart(connection, placeholders, fill.value);
  const result = {
    template: template.value,
    asked,
    missing: missing.map(({ name }) => name),
  };
  if (filled.is === 'open' || missing.length > 0) return done(result);
  const project = await ports.jira.project(filled.part.local.project);
  const place = project === 'not-found' ? {} : { projectId: project.id };
  return done({ ...result, connection: { ...filled.part, ...place } });
}
