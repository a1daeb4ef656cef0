import type * as z from 'zod';
import { acceptAnswer, acceptPayload } from './kinds/accept.ts';
import { blobAnswer, blobPayload } from './kinds/blob.ts';
import { challengeAnswer, challengePayload } from './kinds/challenge.ts';
import { confirmAnswer, confirmPayload } from './kinds/confirm.ts';
import { agreeAnswer, agreePayload, consentAnswer, consentPayload } from './kinds/consent.ts';
import { describeAnswer, describePayload } from './kinds/describe.ts';
import { disconnectAnswer, disconnectPayload } from './kinds/disconnect.ts';
import { forgetAnswer, forgetPayload } from './kinds/forget.ts';
import { helloAnswer, helloPayload } from './kinds/hello.ts';
import { keyRotateAnswer, keyRotatePayload } from './kinds/key-rotate.ts';
import { pauseAnswer, pausePayload } from './kinds/pause.ts';
import { previewAnswer, previewPayload } from './kinds/preview.ts';
import { proposeAnswer, proposePayload } from './kinds/propose.ts';
import { receiptAnswer, receiptPayload } from './kinds/receipt.ts';
import { refuseAnswer, refusePayload } from './kinds/refuse.ts';
import { relinkAnswer, relinkPayload } from './kinds/relink.ts';
import { resumeAnswer, resumePayload } from './kinds/resume.ts';
import { statusAnswer, statusPayload } from './kinds/status.ts';
import { syncAnswer, syncPayload } from './kinds/sync.ts';

/**
 * `control` messages carry a sequence, so that an old one cannot be played again; `read` ones do no harm when
 * repeated; `items` bring their own sequences; `handshake` ones work once by the state they find.
 */
export interface MessageKind {
  readonly sort: 'handshake' | 'control' | 'read' | 'items';
  readonly payload: z.ZodType<unknown>;
  readonly answer: z.ZodType<unknown>;
  /** The first protocol version that knows it, where that is not the first of all. */
  readonly since?: number;
  /** Its body and answer may be as large as those of items. */
  readonly large?: boolean;
}

/** Every kind of message there is: nothing else moves between two sites. */
export const messageKinds = {
  accept: { sort: 'handshake', payload: acceptPayload, answer: acceptAnswer },
  challenge: { sort: 'handshake', payload: challengePayload, answer: challengeAnswer },
  confirm: { sort: 'control', payload: confirmPayload, answer: confirmAnswer },
  refuse: { sort: 'control', payload: refusePayload, answer: refuseAnswer },
  pause: { sort: 'control', payload: pausePayload, answer: pauseAnswer },
  resume: { sort: 'control', payload: resumePayload, answer: resumeAnswer },
  disconnect: { sort: 'control', payload: disconnectPayload, answer: disconnectAnswer },
  'key.rotate': { sort: 'control', payload: keyRotatePayload, answer: keyRotateAnswer, since: 2 },
  consent: { sort: 'control', payload: consentPayload, answer: consentAnswer },
  propose: { sort: 'control', payload: proposePayload, answer: proposeAnswer },
  agree: { sort: 'control', payload: agreePayload, answer: agreeAnswer },
  forget: { sort: 'control', payload: forgetPayload, answer: forgetAnswer },
  relink: { sort: 'control', payload: relinkPayload, answer: relinkAnswer, large: true },
  hello: { sort: 'control', payload: helloPayload, answer: helloAnswer },
  status: { sort: 'read', payload: statusPayload, answer: statusAnswer },
  describe: { sort: 'read', payload: describePayload, answer: describeAnswer },
  preview: { sort: 'read', payload: previewPayload, answer: previewAnswer, large: true },
  sync: { sort: 'items', payload: syncPayload, answer: syncAnswer },
  blob: { sort: 'items', payload: blobPayload, answer: blobAnswer },
  receipt: { sort: 'items', payload: receiptPayload, answer: receiptAnswer },
} as const satisfies Record<string, MessageKind>;

export type KindName = keyof typeof messageKinds;
export type PayloadOf<K extends KindName> = z.infer<(typeof messageKinds)[K]['payload']>;
export type AnswerOf<K extends KindName> = z.infer<(typeof messageKinds)[K]['answer']>;

export const isKindName = (name: string): name is KindName => Object.hasOwn(messageKinds, name);

/** The kind's entry, without the types of its payload. */
export const kindOf = (name: KindName): MessageKind => messageKinds[name];

/** Bytes of a body, by the kind that the header names. The header is signed, so it cannot be made larger. */
export const bodyLimit = (kind: string): number =>
  isKindName(kind) && isLarge(kindOf(kind)) ? 5 * 1024 * 1024 : 64 * 1024;

const isLarge = ({ sort, large }: MessageKind): boolean => sort === 'items' || large === true;
