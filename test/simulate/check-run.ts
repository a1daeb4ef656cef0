import { checkAuthority } from './checkers/authority.ts';
import { checkBoundedWork } from './checkers/bounded-work.ts';
import { checkComments, checkFiles } from './checkers/children.ts';
import { checkChoices, checkLastChoice } from './checkers/choices.ts';
import { checkConfinement } from './checkers/confinement.ts';
import { checkConvergence } from './checkers/convergence.ts';
import { checkDeletion } from './checkers/deletion.ts';
import { checkLinks } from './checkers/links.ts';
import { checkLiveness } from './checkers/liveness.ts';
import { checkLostUpdates } from './checkers/lost-updates.ts';
import { checkOrder } from './checkers/order.ts';
import { checkQuiet } from './checkers/quiet.ts';
import { checkRate } from './checkers/rate.ts';
import { checkRest } from './checkers/rest.ts';
import { checkSecrecy } from './checkers/secrecy.ts';
import { checkStorage } from './checkers/storage.ts';
import { checkChildrenOnce, checkIssuesOnce } from './checkers/twice.ts';
import { checkLabels, checkPriorities, checkWorklogs } from './checkers/wide.ts';
import type { Checker, FinishedRun } from './run.ts';

const CHECKERS: readonly Checker[] = [
  checkIssuesOnce,
  checkConvergence,
  checkComments,
  checkChildrenOnce,
  checkFiles,
  checkLabels,
  checkPriorities,
  checkWorklogs,
  checkChoices,
  checkLinks,
  checkLastChoice,
  checkLostUpdates,
  checkOrder,
  checkConfinement,
  checkSecrecy,
  checkAuthority,
  checkDeletion,
  checkRate,
  checkRest,
  checkStorage,
  checkBoundedWork,
  checkLiveness,
  checkQuiet,
];

/** Every invariant that a run can break by itself. */
export function checkRun(run: FinishedRun): string[] {
  return CHECKERS.flatMap((check) => check(run));
}
