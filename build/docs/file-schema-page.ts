import * as z from 'zod';
import { connectionFile } from '../../src/core/rules/connection-file.ts';

/** docs/connection.schema.json: what an editor needs to complete and to check a connection file. */
export function fileSchemaPage(): string {
  const schema = z.toJSONSchema(connectionFile, { io: 'input', unrepresentable: 'any' });
  const page = {
    title: 'Counterpart connection file',
    description:
      'The rules of one side of a connection, without ids, keys, secrets, sites and accounts. Spaces are named by their keys; {{name}} stands for a placeholder of the list at the end.',
    ...schema,
  };
  return `${JSON.stringify(page, null, 2)}\n`;
}
