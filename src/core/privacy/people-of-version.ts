import type { Mapping } from '../rules/mapping.ts';
import type { Version } from '../rules/version.ts';
import type { ServiceRules } from '../service/service-rules.ts';

/** Account ids that rules name: who published them, in the user map, as authors whose comments leave, and as values of people's fields. */
export function accountsOfVersion({
  userMap,
  comments,
  mappings,
  published,
  service,
}: Pick<Version, 'userMap' | 'comments' | 'mappings' | 'published' | 'service'>): readonly string[] {
  return [
    ...(published?.by === undefined ? [] : [published.by]),
    ...userMap.map.map(({ here }) => here),
    ...(userMap.default === undefined ? [] : [userMap.default]),
    ...(comments.authors ?? []),
    ...(service?.defaultCustomer === undefined ? [] : [service.defaultCustomer]),
    ...mappings
      .filter(isOfPeople)
      .flatMap(({ default: instead, constant, values = [] }) => [
        ...wordsOf(instead),
        ...wordsOf(constant),
        ...values.map(({ here }) => here),
      ]),
  ];
}

/** Rules that name neither these accounts of this site nor these references of the peer's. */
export function versionWithout(
  version: Version,
  closed: ReadonlySet<string>,
  refs: ReadonlySet<string> = new Set(),
): Version {
  const { userMap, comments, mappings, published, service, ...others } = version;
  const { default: standIn, ...map } = userMap;
  return {
    ...others,
    ...(published === undefined ? {} : { published: publishedWithout(published, closed) }),
    ...(service === undefined ? {} : { service: serviceWithout(service, closed) }),
    userMap: {
      ...map,
      map: map.map.filter(({ here, there }) => !closed.has(here) && !refs.has(there)),
      ...(standIn === undefined || closed.has(standIn) ? {} : { default: standIn }),
    },
    comments: {
      ...comments,
      // An empty list lets nobody's comments leave: less than before, never more.
      ...(comments.authors === undefined
        ? {}
        : { authors: comments.authors.filter((author) => !closed.has(author)) }),
    },
    mappings: mappings.map((mapping) => (isOfPeople(mapping) ? mappingWithout(mapping, closed) : mapping)),
  };
}

/** Without its stand-in, a request of an unknown customer is raised by the app itself. */
function serviceWithout(service: ServiceRules, closed: ReadonlySet<string>): ServiceRules {
  const { defaultCustomer, ...rest } = service;
  return defaultCustomer === undefined || closed.has(defaultCustomer) ? rest : { ...rest, defaultCustomer };
}

function publishedWithout(
  published: NonNullable<Version['published']>,
  closed: ReadonlySet<string>,
): NonNullable<Version['published']> {
  const { by, ...rest } = published;
  return by === undefined || closed.has(by) ? rest : { ...rest, by };
}

/**
 * A line whose constant is gone is switched off: without it, the field's own value would cross. One whose default is
 * gone leaves the field as it is.
 */
function mappingWithout(mapping: Mapping, closed: ReadonlySet<string>): Mapping {
  const { default: instead, constant, values, ...rest } = mapping;
  const standIn = without(instead, closed);
  const fixed = without(constant, closed);
  return {
    ...rest,
    ...(values === undefined ? {} : { values: values.filter(({ here }) => !closed.has(here)) }),
    ...(standIn === undefined ? {} : { default: standIn }),
    ...(instead !== undefined && standIn === undefined && rest.noMatch === 'default'
      ? { noMatch: 'nothing' as const }
      : {}),
    ...(fixed === undefined ? {} : { constant: fixed }),
    ...(constant !== undefined && fixed === undefined ? { on: false } : {}),
  };
}

/** The words that are left; undefined: none. */
function without(words: string | undefined, closed: ReadonlySet<string>): string | undefined {
  const left = wordsOf(words).filter((word) => !closed.has(word));
  return left.length === 0 ? undefined : left.join('\n');
}

const isOfPeople = ({ kind }: Mapping): boolean => kind === 'user' || kind === 'users';

/** One account a line, as the rules hold them. */
const wordsOf = (words: string | undefined): readonly string[] =>
  words === undefined ? [] : words.split('\n').filter((word) => word !== '');
