import { connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Store } from '../../core/ports/store.ts';
import type { ConnectionFile } from '../../core/rules/connection-file.ts';
import type { Difference } from '../../core/rules/diff-leaves.ts';
import { diffVersions } from '../../core/rules/diff-versions.ts';
import { draftOf, savedOver } from '../../core/rules/draft-version.ts';
import { followsKey, followsKind, type Template } from '../../core/rules/template-record.ts';
import { readTemplate, templateOf } from '../../core/rules/template-text.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { exportConnection } from '../rules/export-connection.ts';
import { type FillPorts, fillFile } from '../rules/fill-file.ts';
import { draftFromFile, type FileImport, type Imported } from '../rules/import-connection.ts';
import type { DraftPorts } from '../rules/keep-draft.ts';
import { rulesInForce } from '../rules/publish-rules.ts';
import { follow } from './follow-template.ts';
import { getTemplate } from './keep-template.ts';

/** The rules in force of a connection as the file of a template, for a person to look over before it is saved. */
export async function suggestTemplate(
  ports: { readonly store: Store },
  wish: { readonly connection: string; readonly people: boolean },
): Promise<Attempt<ConnectionFile>> {
  const file = await exportConnection(ports, wish.connection, 'in-force');
  return file.ok ? done(templateOf(file.value, wish)) : file;
}

export interface TemplateApply extends Omit<FileImport, 'text'> {
  /** Absent: the one that the connection follows. */
  readonly template?: string | undefined;
}

/** Makes the rules of a template the draft of a connection, which follows it from then on. */
export async function applyTemplate(
  ports: DraftPorts & FillPorts,
  wish: TemplateApply,
): Promise<Attempt<Imported>> {
  const { connection } = wish;
  const follows = await ports.store.get(followsKind, followsKey(connection));
  const id = wish.template ?? follows?.template;
  if (id === undefined) return failed(FOLLOWS_NONE);
  const template = await getTemplate(ports, { template: id });
  if (!template.ok) return template;
  const read = readTemplate(template.value.text);
  if (!read.ok) return read;
  const kept = follows?.template === id ? follows.values : {};
  const values = { ...kept, ...wish.values };
  const drafted = await draftFromFile(ports, read.value, { ...wish, values });
  if (drafted.ok && drafted.value.is === 'drafted')
    await follow(ports, { connection, template: id, values }, template.value.revision);
  return drafted;
}

/** How the rules in force differ from the template that a connection follows. */
export type Drift =
  | { readonly is: 'none' }
  /** The template was deleted. */
  | { readonly is: 'gone' }
  /** Nothing can be compared: it has no rules yet. */
  | { readonly is: 'early'; readonly template: Template }
  | {
      readonly is: 'asks';
      readonly template: Template;
      readonly open: readonly { readonly name: string; readonly about: string }[];
    }
  | {
      readonly is: 'compared';
      readonly template: Template;
      /** The revision that its rules were last drafted from; 0: none yet. */
      readonly revision: number;
      /** What bringing it in line would change. */
      readonly differences: readonly Difference[];
    };

export async function driftOf(ports: FillPorts, connection: string): Promise<Attempt<Drift>> {
  const found = await ports.store.get(connectionKind, connection);
  if (!found) return failed(noSuchConnection(connection));
  const follows = await ports.store.get(followsKind, followsKey(connection));
  if (!follows) return done({ is: 'none' });
  const kept = await getTemplate(ports, { template: follows.template });
  if (!kept.ok) return done({ is: 'gone' });
  const template = kept.value;
  if (found.version === 0) return done({ is: 'early', template });
  const rules = await rulesInForce(ports, connection);
  if (!rules.ok) return rules;
  const read = readTemplate(template.text);
  if (!read.ok) return read;

  const filled = await fillFile(ports, read.value, follows.values);
  if (!filled.ok) return filled;
  if (filled.value.is === 'asks') return done({ is: 'asks', template, open: filled.value.open });
  const inForce = draftOf(rules.value.version);
  const wanted = savedOver(inForce, filled.value.parts);
  if (!wanted.ok) return wanted;
  const differences = diffVersions(inForce, wanted.value);
  return done({ is: 'compared', template, revision: follows.revision, differences });
}

const FOLLOWS_NONE = {
  code: 'no-template',
  field: 'template',
  message: 'The connection follows no template.',
  next: 'Choose a template for it.',
};
