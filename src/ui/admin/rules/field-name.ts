import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';

/** How the site calls a field; one that it does not have any more by its id. */
export const fieldName = ({ fields }: Pick<FieldCatalogue, 'fields'>, id: string): string =>
  fields.find((field) => field.id === id)?.name ?? id;
