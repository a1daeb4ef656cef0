import { JastBuilder } from '@atlaskit/jql-ast';

/** The single clauses of a query by Atlassian's own grammar, as an attacker would have to change them. */
export function jqlOf(jql: string): { field: string; operator: string; value: string }[] {
  const { query, errors } = new JastBuilder().build(jql);
  if (errors.length > 0) throw new Error(`${jql}: ${errors[0]?.message}`);
  const where = query?.where;
  if (where?.clauseType !== 'terminal') throw new Error(`${jql} is no single clause`);
  const { operand } = where;
  if (operand?.operandType !== 'value') throw new Error(`${jql} compares with no single value`);
  return [{ field: where.field.value, operator: where.operator?.value ?? '', value: operand.value }];
}
