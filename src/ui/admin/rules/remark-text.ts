import type { LineRemark } from '../../../core/rules/line-remarks.ts';
import type { Texts } from '../../shared/texts/en.ts';

/** A remark about a line in the person's words; `field` as the site calls it. */
export function remarkText(words: Texts['fieldsPart'], remark: LineRemark, field: string): string {
  const { remarks } = words;
  switch (remark.code) {
    case 'wins-over':
      return remark.way === 'out' ? remarks.winsOut(remark.other) : remarks.winsIn(remark.other);
    case 'gives-way-to':
      return remark.way === 'out' ? remarks.losesOut(remark.other) : remarks.losesIn(remark.other);
    case 'field-gone':
      return remarks.gone(field);
    case 'cannot-cross':
      return remarks.cannot(field);
    case 'only-leaves':
      return remarks.leaves(field);
    case 'off-screen':
      return remarks.offScreen(field);
    case 'stand-in-gone':
      return remarks.standIn(remark.value);
    case 'kind-changed':
      return remarks.kind(kindName(words, remark.kind));
    case 'values-gone':
      return remarks.values(remark.values.join(', '));
  }
}

/** A kind of field with its article; one that the page does not know yet as it is. */
export function kindName({ kinds }: Texts['fieldsPart'], kind: string): string {
  return Object.entries(kinds).find(([known]) => known === kind)?.[1] ?? kind;
}
