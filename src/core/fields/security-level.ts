import { optionKind } from './option-kind.ts';

/** The security level of the issue: who may see it. */
export const securityLevel = optionKind('the security level', 'name');
