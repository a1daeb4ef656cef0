import * as z from 'zod';
import type { Surface } from './operation.ts';
import { operations } from './operations.ts';

interface OperationAsJson {
  readonly operation: string;
  readonly module: Surface;
  readonly request: unknown;
  readonly answer: unknown;
}

/** The whole contract as JSON Schema, one line per operation and surface: what `dist/operations.json` holds. */
export function operationsAsJson(): OperationAsJson[] {
  return operations.flatMap((operation) =>
    operation.surfaces.map((module) => ({
      operation: operation.name,
      module,
      request: z.toJSONSchema(operation.request, { io: 'input' }),
      answer: z.toJSONSchema(operation.answer, { io: 'output' }),
    })),
  );
}
