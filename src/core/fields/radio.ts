import { optionKind } from './option-kind.ts';

/** One of a few options, shown as buttons. */
export const radio = optionKind('radio buttons', 'value');
