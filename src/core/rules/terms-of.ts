import type { Terms } from '../connection/terms.ts';
import { sha256 } from '../protocol/sha256.ts';
import { canonicalJson } from '../replica/canonical-json.ts';
import { pathOfWrite } from '../scripting/script-fields.ts';
import { serviceInTerm, serviceOutTerm } from '../service/service-terms.ts';
import { isPeerSource } from './mapping.ts';
import { hiddenNames, isHidden, withoutHiddenChildren } from './redacted-version.ts';
import type { Version } from './version.ts';

const NOTHING: Terms['out'] = {
  paths: [],
  comments: 'off',
  worklogs: 'off',
  attachments: false,
  links: false,
  emails: false,
};

/** What a version lets cross, in the replica's own names: what both admins are shown and agree to. */
export function termsOf(published: Version): Terms {
  const version = withoutHiddenChildren(published);
  const hidden = hiddenNames(version.policies.redaction);
  const { scope, mappings, comments, worklogs, attachments, links, userMap, scripts } = version;
  const paths = (other: 'in' | 'out') => {
    const running = mappings.filter(
      ({ on, direction, path }) => on && direction !== other && !isPeerSource(path),
    );
    const seen = other === 'in' ? running.filter((one) => !isHidden(hidden, one)) : running;
    return [...new Set(seen.map(({ path }) => path))].sort();
  };
  return {
    out:
      scope.methods.out === 'off'
        ? NOTHING
        : {
            paths: paths('in'),
            comments: comments.out,
            worklogs: worklogs.out,
            attachments: attachments.out === 'all',
            links: links.out === 'all',
            emails: userMap.sendEmail,
            ...serviceOutTerm(version.service),
            ...(scripts.outgoing === undefined ? {} : { script: printOf(scripts) }),
            ...redactionTerm(version),
          },
    in:
      scope.methods.in === 'off'
        ? NOTHING
        : {
            paths: [...new Set([...paths('out'), ...pathsTaken(scripts)])].sort(),
            comments: comments.in === 'on' ? 'all' : 'off',
            worklogs: worklogs.in === 'on' ? 'all' : 'off',
            attachments: attachments.in === 'on',
            links: links.in === 'on',
            emails: false,
            ...serviceInTerm(version.service),
          },
  };
}

/** What people call a rule is no part of it. */
function redactionTerm({ policies: { redaction } }: Version): Pick<Terms['out'], 'redaction'> {
  const patterns = (redaction?.patterns ?? []).filter(({ on }) => on);
  const fields = [...hiddenNames(redaction)].sort();
  if (patterns.length === 0 && fields.length === 0) return {};
  const hides = patterns.map(({ pattern, ignoreCase }) => ({ pattern, ignoreCase }));
  return { redaction: sha256(canonicalJson({ hides, fields })) };
}

/** What the incoming script can be seen to read, under the names that cross. */
const pathsTaken = ({ takes = [] }: Version['scripts']): string[] =>
  takes.filter((name) => !/[*]|^custom(Fields|Keys)$/.test(name)).map(pathOfWrite);

/** The fields under their names belong to it: the same text reads something else where a name stands for another field. */
const printOf = ({ outgoing, fields = [] }: Version['scripts']): string =>
  sha256(canonicalJson({ outgoing: outgoing ?? '', fields }));

/** What a side signs as agreed: SHA-256 of the terms, base64url. */
export const termsHash = (terms: Terms): string => sha256(canonicalJson(terms));

/** The partner's terms as this side's admin reads them: what comes from there, and what is taken there. */
export function termsInWords({ out, in: taken }: Terms, peer: string): string[] {
  return [
    ...sideInWords(out).map((what) => `${peer} sends ${what}.`),
    ...sideInWords(taken).map((what) => `${peer} takes in ${what}.`),
  ];
}

function sideInWords(side: Terms['out']): string[] {
  const { paths, comments, worklogs, attachments, links, emails, desk = [], script, redaction } = side;
  return [
    paths.length === 0 ? 'no fields' : `these fields: ${paths.join(', ')}`,
    ...(script === undefined
      ? []
      : [`what a script of its own takes from a work item, be it any field (script ${script.slice(0, 8)})`]),
    ...(comments === 'off'
      ? []
      : [comments === 'all' ? 'comments, internal ones too' : 'comments that are not internal']),
    ...(worklogs === 'off'
      ? []
      : [worklogs === 'all' ? 'logged work, restricted entries too' : 'logged work that is not restricted']),
    ...(attachments ? ['attachments'] : []),
    ...(links ? ['links between work items under sync'] : []),
    ...(emails ? ['e-mail addresses with the names of people'] : []),
    ...desk.map((facet) => DESK[facet]),
    ...(redaction === undefined
      ? []
      : [`all this without what its redaction rules hide (rules ${redaction.slice(0, 8)})`]),
  ];
}

const DESK = {
  approvals: 'approvals of requests, with who decided',
  sla: 'the state of SLAs',
  satisfaction: 'the rating of customers',
} as const;
