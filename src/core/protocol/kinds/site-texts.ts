import * as z from 'zod';
import { publicKey } from '../../connection/connection-record.ts';

/** Texts of the partner are shown to people: one line, no control signs, no marks that turn the direction. */
export const lineOf = (length: number) =>
  z
    .string()
    .min(1)
    .max(length)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);

export const siteName = lineOf(80);
export const region = lineOf(80);
const personName = lineOf(200);
export const siteUrl = z
  .string()
  .max(255)
  .regex(/^https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?$/);
export const projectKey = z.string().regex(/^[A-Z][A-Z0-9_]{0,254}$/);
export const cloudId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
export const installationId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
export const peerToken = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
/** 32 bytes in base64url: a hash, a random value or a raw key. */
export const bytes32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** Oldest and newest protocol version served. */
export const versions = z.strictObject({ min: z.int().min(1).max(1000), max: z.int().min(1).max(1000) });

export const wireKey = publicKey.extend({
  kid: z.string().regex(/^[A-Za-z0-9_-]{16}$/),
  sign: bytes32,
  agree: bytes32,
});

export const wireConsent = z.strictObject({
  by: personName,
  role: z.enum(['site-admin', 'project-admin']),
  at: z.int().min(0),
  text: bytes32,
});

/** States in which a connection is talked about with its peer. */
export const liveState = z.enum(['pending', 'accepted', 'active', 'paused', 'suspended', 'restored']);

export const nothing = z.strictObject({});
