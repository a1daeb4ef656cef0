import { fieldsNamed } from './field-registry.ts';
import { operandText } from './parse-query.ts';
import type { Clause, FieldName, Operand, Query } from './query.ts';
import type { SearchView } from './search-view.ts';

/** The structure of a query as POST /jql/parse gives it. */
export function describeQuery(query: Query, view: SearchView): Record<string, unknown> {
  const orderBy = query.orderBy.map(({ field, direction }) => ({
    field: describeField(field, view),
    ...(direction === null ? {} : { direction: direction.toLowerCase() }),
  }));
  return {
    ...(query.where === null ? {} : { where: describeClause(query.where, view) }),
    ...(orderBy.length === 0 ? {} : { orderBy: { fields: orderBy } }),
  };
}

function describeClause(clause: Clause, view: SearchView): Record<string, unknown> {
  switch (clause.type) {
    case 'and':
    case 'or':
      return { operator: clause.type, clauses: clause.clauses.map((child) => describeClause(child, view)) };
    case 'not':
      return { operator: 'not', clauses: [describeClause(clause.clause, view)] };
    case 'field': {
      const past = clause.operator.startsWith('was') || clause.operator === 'changed';
      const predicates = clause.predicates.map(({ operator, operand }) => ({
        operator,
        operand: describeOperand(operand),
      }));
      return {
        field: describeField(clause.field, view),
        operator: clause.operator,
        ...(clause.operand === null ? {} : { operand: describeOperand(clause.operand) }),
        ...(past ? { predicates } : {}),
      };
    }
  }
}

function describeField(field: FieldName, view: SearchView): Record<string, unknown> {
  if (field.property !== null) {
    const { key, path } = field.property;
    const entity = field.name.split('.')[0] ?? 'issue';
    return {
      name: `${entity}.property[${key}].${path}`,
      encodedName: `${entity}.property[${/^[\w.-]+$/.test(key) ? key : JSON.stringify(key)}].${path}`,
      property: [{ entity, key, path }],
    };
  }
  const declared = view.aliases.find(({ alias }) => alias?.toLowerCase() === field.name.toLowerCase());
  const isSystem = fieldsNamed(field, view).some(({ customId }) => customId !== undefined);
  if (declared === undefined || isSystem) return { name: field.name, encodedName: field.text };
  const { propertyKey: key, path, type } = declared;
  return { name: field.name, encodedName: field.text, property: [{ entity: 'issue', key, path, type }] };
}

function describeOperand(operand: Operand): Record<string, unknown> {
  switch (operand.type) {
    case 'empty':
      return { keyword: 'empty' };
    case 'value':
      return { value: operand.value, encodedValue: operand.text };
    case 'function':
      return { function: operand.name, arguments: operand.arguments, encodedOperand: operandText(operand) };
    case 'list':
      return { values: operand.values.map(describeOperand), encodedOperand: operandText(operand) };
  }
}
