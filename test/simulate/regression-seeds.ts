import type { SeedChoice } from './seeds-in-turn.ts';

interface RegressionSeed extends SeedChoice {
  readonly was: string;
  /** Was found when runs had no statuses, lists and links yet: it is run as it was then. */
  readonly narrow?: true;
  /** Was found with statuses, lists and links in all runs that can have them. */
  readonly deep?: true;
}

/** Seeds that have once shown a mistake of the engine, with what it was. */
export const regressionSeeds: readonly RegressionSeed[] = [
  {
    profile: 'calm',
    seed: 30,
    narrow: true,
    was: 'a message that expired empty was rung for by every sweep',
  },
  { profile: 'storm', seed: 100, was: 'a function returned while its other items were still being applied' },
  { profile: 'calm', seed: 2, was: 'a 429 without a known reason was forgotten by the next function' },
  { profile: 'storm', seed: 113, was: 'a burst limit of one endpoint was forgotten by the next function' },
  {
    profile: 'hell',
    seed: 2,
    was: 'of two connections one was told to keep still before its function was killed',
  },
  { profile: 'storm', seed: 79, was: 'a comment that met another write (409) was taken for refused' },
  {
    profile: 'storm',
    seed: 103,
    narrow: true,
    was: 'a page of a gateway was taken for Jira having deleted a comment',
  },
  { profile: 'storm', seed: 220, was: 'a page of a gateway was taken for an edit that had landed' },
  { profile: 'hell', seed: 245, was: 'a page of a gateway was taken for an edit that had landed' },
  {
    profile: 'storm',
    seed: 7417,
    was: 'a label that was taken away while its item waited for Jira was written again',
  },
  { profile: 'calm', seed: 16_879_846, narrow: true, was: 'a page of a gateway was taken for a file' },
  {
    profile: 'hell',
    seed: 2168,
    deep: true,
    was: 'a link was forgotten whose other end came about while its message was under way',
  },
  {
    profile: 'storm',
    seed: 2626,
    deep: true,
    was: 'a status chosen on a new issue before its claim was completed was overwritten untold',
  },
  {
    profile: 'calm',
    seed: 30_144,
    was: 'a file was uploaded by a function that had been held until its lease was over',
  },
  {
    profile: 'hell',
    seed: 30_878,
    was: 'an issue that Jira did not show for a moment was taken for deleted, and made again by another way',
  },
  {
    profile: 'hell',
    seed: 31_538,
    was: 'a label that was taken away before an unanswered write was looked for was written again',
  },
  {
    profile: 'storm',
    seed: 34_408,
    was: 'a status that a person chose after an unanswered write was taken for a stop of the app on its way',
  },
  {
    profile: 'hell',
    seed: 33_905,
    was: 'a link was left out whose other end was under way and had been made there without an answer',
  },
  { profile: 'hell', seed: 5267, was: 'a read of a batch went on after another one had failed its function' },
  {
    profile: 'hell',
    seed: 50_720,
    was: 'who had taken an origin an hour ago came back as another took it over, and both made the issue',
  },
  {
    profile: 'storm',
    seed: 51_970,
    was: 'who had taken an origin ten minutes ago came back as another took it over, and both made the issue',
  },
  {
    profile: 'calm',
    seed: 12_402_813,
    was: 'two people who answered each other on one field were taken for a loop',
  },
  {
    profile: 'hell',
    seed: 71_126,
    was: 'a whole message that repeated what both agreed on was taken for an edit, and won against one',
  },
  {
    profile: 'storm',
    seed: 71_896,
    was: 'a link was left out whose other end was completed before the index showed that it was waited for',
  },
];
