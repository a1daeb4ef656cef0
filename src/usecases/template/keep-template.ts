import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Clock, Random } from '../../core/ports/environment.ts';
import type { Store } from '../../core/ports/store.ts';
import {
  type Template,
  templateKind,
  templateRevisionKey,
  templateRevisionKind,
} from '../../core/rules/template-record.ts';
import { readTemplate } from '../../core/rules/template-text.ts';
import { writeRevision } from '../rules/write-revision.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { plainPages } from '../twin/store-pages.ts';

interface Keeping {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
}

export interface TemplateWish extends Pick<Template, 'name' | 'about' | 'text'> {
  /** Absent: a new one. */
  readonly template?: string | undefined;
  /** Revision that the person has read; 0 for a new one. */
  readonly revision: number;
  /** Account id of who saves. */
  readonly by?: string | undefined;
}

/** Every template of the site by its name. */
export async function listTemplates({ store }: { readonly store: Store }): Promise<readonly Template[]> {
  const found: Template[] = [];
  for await (const rows of plainPages(store, templateKind, ''))
    found.push(...rows.flatMap(({ value }) => (value.gone ? [] : [value])));
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

/** A template as it stands, or as it was at a revision. */
export async function getTemplate(
  { store }: { readonly store: Store },
  { template: id, revision }: { readonly template: string; readonly revision?: number | undefined },
): Promise<Attempt<Template>> {
  const template =
    revision === undefined
      ? await store.get(templateKind, id)
      : await store.get(templateRevisionKind, templateRevisionKey(id, revision));
  return template && !template.gone ? done(template) : failed(noSuchTemplate);
}

/** Checks a template and saves it; connections that follow it stay as they are until somebody brings them in line. */
export async function saveTemplate(ports: Keeping, wish: TemplateWish): Promise<Attempt<Template>> {
  const read = readTemplate(wish.text);
  if (!read.ok) return read;
  const twin = (await listTemplates(ports)).find(
    ({ id, name }) => id !== wish.template && name.toLowerCase() === wish.name.toLowerCase(),
  );
  return twin ? failed(nameTaken(wish.name)) : writeTemplate(ports, wish);
}

/** The template and its revisions' numbers stay, so that whoever followed it hears that it is gone. */
export async function deleteTemplate(
  ports: Keeping,
  id: string,
  by: string | undefined,
): Promise<Attempt<{ readonly template: string }>> {
  const template = await getTemplate(ports, { template: id });
  if (!template.ok) return template;
  const { name, about, revision } = template.value;
  const gone = await writeTemplate(ports, { template: id, name, about, text: '', revision, by }, true);
  return gone.ok ? done({ template: id }) : gone;
}

async function writeTemplate(
  { store, clock, random }: Keeping,
  { template: known, name, about, text, revision: seen, by }: TemplateWish,
  gone?: true,
): Promise<Attempt<Template>> {
  const id = known ?? random.token();
  const now = await store.get(templateKind, id);
  if (known !== undefined && (!now || now.gone)) return failed(noSuchTemplate);
  if ((now?.revision ?? 0) !== seen) return failed(changedSince(name));
  const template: Template = {
    v: 1,
    id,
    name,
    about,
    revision: seen + 1,
    text,
    at: epochSeconds(clock),
    ...(by === undefined ? {} : { by }),
    ...(gone === undefined ? {} : { gone }),
  };
  const place = {
    newest: templateKind,
    key: id,
    revisions: templateRevisionKind,
    revisionKey: templateRevisionKey(id, template.revision),
  };
  if (!(await writeRevision(store, place, template))) return failed(changedSince(name));
  return done(template);
}

const noSuchTemplate: Explained = {
  code: 'template-not-found',
  field: 'template',
  message: 'This site has no such template; somebody may have deleted it.',
  next: 'Choose another one of the page Templates.',
};

const changedSince = (name: string): Explained => ({
  code: 'template-changed',
  message: `Somebody else has saved the template "${name}" since you read it.`,
  next: 'Load it again, and make your change over what stands now.',
});

const nameTaken = (name: string): Explained => ({
  code: 'template-name-taken',
  field: 'name',
  message: `This site has a template called "${name}" already.`,
  next: 'Give this one another name, or change that one.',
});
