import * as z from 'zod';

/** When a publish is to be asked about a second time, and by whom it is answered. */
export const publishPolicy = z.object({
  /** Which publishes another admin must agree to: none, those that reach far, or all. */
  secondAdmin: z.enum(['never', 'wide', 'always']),
  /** How many of the issues that were synced last are looked at. */
  lookAt: z.int().min(1).max(100),
  /** A publish reaches far when it is about more than this part of them, and about so many at least. */
  percent: z.int().min(0).max(100),
  least: z.int().min(1).max(100),
});
export type PublishPolicy = z.infer<typeof publishPolicy>;

export const defaultPublishPolicy: PublishPolicy = {
  secondAdmin: 'never',
  lookAt: 50,
  percent: 20,
  least: 10,
};

/** What new rules would do to the issues that were synced last. */
export interface Radius {
  /** Issues looked at. */
  readonly of: number;
  /** Issues that anything would happen to. */
  readonly affected: number;
  readonly changes: number;
  readonly stops: number;
  readonly leaves: number;
  /** Of how many a value that has arrived would be taken in otherwise. */
  readonly enters: number;
  /** An incoming script has its say too, which nobody has run. */
  readonly byScript: boolean;
}

export function isWide({ affected, of }: Radius, { percent, least }: PublishPolicy): boolean {
  return affected >= least && affected * 100 > of * percent;
}

/** The radius in words, for the question that it leads to. */
export function radiusInWords({ of, changes, stops, leaves, enters, byScript }: Radius): string {
  const parts = [
    ...(changes === 0 ? [] : [`${changes} would change at the partner`]),
    ...(stops === 0 ? [] : [`of ${stops} some field would no longer be kept in step`]),
    ...(leaves === 0 ? [] : [`${leaves} would leave the scope`]),
    ...(enters === 0 ? [] : [`of ${enters} some value of the partner’s would be taken in otherwise`]),
  ];
  const all = parts.length === 0 ? 'none would change' : parts.join(', ');
  return `Of the ${of} work items that were synced last ${all}. Nothing is written here before the partner sends.${byScript ? ' What an incoming script makes of values is not counted: a test run shows it.' : ''}`;
}
