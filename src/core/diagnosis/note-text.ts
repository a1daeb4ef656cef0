import { explainCode } from '../fields/explain-code.ts';
import { partialCode } from '../protocol/kinds/sync.ts';
import { outOfScope } from '../sync/scope.ts';
import { diagnose } from './diagnose.ts';

/** A note of a pair in words: what went otherwise than asked, and with which field. */
export function noteText({ code, path }: { readonly code: string; readonly path: string }): string {
  const [sort = '', ...rest] = code.split(':');
  const detail = rest.join(':');
  const field = path === '' ? 'The work item' : `The field ${path}`;
  switch (sort) {
    case 'kept-here':
      return `${field} was edited on both sides; the value of this side stands.`;
    case 'kept-there':
      return `${field} was edited on both sides; the partner’s value stands.`;
    case 'overruled-here':
      return `${field} was edited on both sides; an edit of this side was overwritten.`;
    case 'not-written':
      return `${field} was not written here: ${whyOf(detail)}.`;
    case 'not-written-there':
      return `${field} was not written on the partner’s side: ${whyOf(detail)}.`;
    case 'not-sent':
      return `${field} was kept back by the own rules: ${whyOf(detail)}.`;
    case 'left-out':
      return `A part was left out (${path}): ${diagnose(`child:${detail}`).cause}`;
    case 'paused-here':
      return `${field} was paused, because both sides changed it again and again.`;
    case 'left-scope':
      return outOfScope.safeParse(detail).success
        ? diagnose(`scope:${detail}`).cause
        : 'The work item left the scope.';
    case 'ended-here':
      return 'A person here has ended the pair.';
    case 'ended-there':
      return detail === 'deleted'
        ? 'The partner has deleted its work item.'
        : 'The partner has ended the pair.';
    case 'after-their-delete':
      return `The partner has deleted its work item; what was done to this one: ${detail}.`;
    default:
      return `${field}: ${code}.`;
  }
}

function whyOf(code: string): string {
  const known = partialCode.safeParse(code);
  return known.success ? explainCode(known.data).why : code;
}
