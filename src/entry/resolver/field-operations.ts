import { fieldList } from '../../contract/fields.ts';
import { siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const fieldOperations: readonly ServedOperation[] = [
  serve(fieldList, siteAdmin, (app, wish) => app.fields(wish)),
];
