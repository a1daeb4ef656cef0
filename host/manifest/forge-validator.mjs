/**
 * Forge's own manifest validator, run in a process of its own: it compiles a huge schema for seconds and looks
 * for files below the working directory. Usage: node forge-validator.mjs FILE, in the app's folder; prints the
 * errors as JSON.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { ProcessorBuilder, ValidationTypes } = require('@forge/manifest');

const file = process.argv[2];
const errors = [];
for (const type of [ValidationTypes.FULL, ValidationTypes.PRODUCT_TRIGGER]) {
  const result = await ProcessorBuilder.instance().withValidation(type).build().process(file);
  for (const error of result.errors ?? []) {
    if (error.level === 'error') errors.push({ line: Math.max(1, error.line ?? 1), message: error.message });
  }
}
process.stdout.write(JSON.stringify(errors));
