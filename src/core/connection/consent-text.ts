import { sha256 } from '../protocol/sha256.ts';
import type { ConnectionMode } from './connection-record.ts';

export interface ConsentSubject {
  readonly mode: ConnectionMode;
  readonly local: { readonly name: string; readonly siteUrl: string; readonly region?: string | undefined };
  readonly peer: {
    readonly name: string;
    readonly siteUrl?: string | undefined;
    readonly region?: string | undefined;
  };
}

export interface ConsentText {
  readonly leaves: readonly string[];
  readonly enters: readonly string[];
  readonly text: string;
  /** SHA-256 of the text, base64url: what is stored and sent as proof of what was agreed to. */
  readonly hash: string;
}

const content = {
  basic: [
    'the summary, description and work type of each synced work item',
    'comments that are not internal, with the name of their author',
    'attachments, with name, size and content',
  ],
  visual: ['the fields, comments and attachments that the published rules name'],
  script: ['the fields, comments and attachments that the published scripts name'],
} as const satisfies Record<ConnectionMode, readonly string[]>;

/**
 * What leaves and what enters, in sentences, and the text that an admin agrees to. The text is not translated:
 * both sides keep the hash of the words that were shown.
 */
export function consentText(subject: ConsentSubject): ConsentText {
  const { local, peer } = subject;
  const leaves = content[subject.mode].map((what) => `To ${peer.name}: ${what}.`);
  const enters = content[subject.mode].map((what) => `From ${peer.name}: ${what}.`);
  const warning = regionWarning(local.region, peer.region);
  const text = [
    `Counterpart copies work item data between ${place(local)} and ${place(peer)}.`,
    ...(warning === undefined ? [] : [warning]),
    'What leaves this site:',
    ...leaves.map((line) => `- ${line}`),
    'What may enter this site:',
    ...enters.map((line) => `- ${line}`),
    'Data that has been copied is held by the other company, under its own rules. Disconnecting stops further copies and takes none back.',
    'I may agree to this on behalf of my company.',
  ].join('\n');
  return { leaves, enters, text, hash: sha256(text) };
}

/**
 * What an admin is told where both sides have declared a region and these are not the same. A side that declares none
 * is named as such beside its address: nothing can be said of where its data lies.
 */
export function regionWarning(here: string | undefined, there: string | undefined): string | undefined {
  if (here === undefined || there === undefined || sameRegion(here, there)) return undefined;
  return `Warning: the two sites declare different regions. What is copied leaves ${here} for ${there}, and what comes in leaves ${there} for ${here}.`;
}

const sameRegion = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

function place(site: { name: string; siteUrl?: string | undefined; region?: string | undefined }): string {
  const about = [site.siteUrl, `region: ${site.region ?? 'not declared'}`].filter(
    (part) => part !== undefined,
  );
  return `${site.name} (${about.join(', ')})`;
}
