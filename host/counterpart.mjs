#!/usr/bin/env node
// The host is TypeScript and runs as it stands; tsx strips the types on Node 20, which cannot.
import { register } from 'tsx/esm/api';

register();
await import('./cli.ts');
