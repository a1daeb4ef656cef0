import * as z from 'zod';
import { region, versions } from './site-texts.ts';

/** Sent after an upgrade: what this side now speaks. */
export const helloPayload = z.strictObject({ protocol: versions, region: region.optional() });
export const helloAnswer = z.strictObject({ protocol: versions, region: region.optional() });
