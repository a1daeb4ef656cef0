import { approvalsField } from '../../../service/jql/approvals-field.ts';
import { slaField } from '../../../service/jql/sla-field.ts';
import type { Field, FieldOption } from '../../model.ts';
import type { ClauseField } from '../clause-field.ts';
import { absent, emptiness, equality, fail } from '../clause-field.ts';
import { documentText } from '../document-text.ts';
import { findProject } from '../find-named.ts';
import { storedCascade, storedIds, storedNumber, storedText } from '../stored-values.ts';
import { resolveIssue } from './issue-fields.ts';
import {
  compareVersions,
  compileLabel,
  compileVersion,
  resolveLabel,
  resolveVersion,
} from './list-fields.ts';
import { idsNamed } from './named-fields.ts';
import { resolveUser, sortByUser } from './people-fields.ts';
import { textField } from './text-fields.ts';
import { dayField, instantField, numberField } from './time-fields.ts';

/** The word in brackets after the name, as in `"Story Points[Number]"`, by the last part of the field's type. */
const typeNames: Record<string, string> = {
  textfield: 'Short text',
  textarea: 'Paragraph',
  readonlyfield: 'Short text',
  float: 'Number',
  datepicker: 'Date',
  datetime: 'Time stamp',
  select: 'Dropdown',
  radiobuttons: 'Radio Buttons',
  multiselect: 'Select List (multiple choices)',
  multicheckboxes: 'Checkboxes',
  cascadingselect: 'Select List (cascading)',
  userpicker: 'User Picker (single user)',
  people: 'People',
  multiuserpicker: 'User Picker (multiple users)',
  grouppicker: 'Group Picker (single group)',
  multigrouppicker: 'Group Picker (multiple groups)',
  labels: 'Labels',
  url: 'URL',
  version: 'Version Picker (single version)',
  multiversion: 'Version Picker (multiple versions)',
  project: 'Project Picker (single project)',
};

function customTypeName(field: Field): string {
  return typeNames[field.schema.custom?.split(':').at(-1) ?? ''] ?? field.schema.type;
}

/** The clause field of a custom field: known by its name, `cf[id]`, `customfield_id` and `Name[Type]`. */
export function customClauseField(field: Field): ClauseField | null {
  const customId = field.schema.customId;
  if (!field.custom || customId === undefined || field.trashed) return null;
  const type = customTypeName(field);
  const names = [field.name, `cf[${customId}]`, `${field.name}[${type}]`, field.id];
  const lower = [...new Set(names.map((name) => name.toLowerCase()))];
  const label = /^[\w]+$/.test(field.name) ? field.name : `"${field.name.replaceAll('"', '\\"')}"`;
  return { ...bare(field, lower, label), names: lower, label, customId };
}

function bare(field: Field, names: readonly string[], label: string): ClauseField {
  const last = field.schema.custom?.split(':').at(-1) ?? field.schema.type;
  switch (last) {
    case 'textfield':
    case 'textarea':
    case 'readonlyfield':
    case 'gh-epic-label':
      return textField(
        names,
        label,
        ({ issue }) => [documentText(issue.values[field.id])],
        ({ issue }) => documentText(issue.values[field.id]).toLowerCase() || null,
      );
    case 'float':
    case 'jsw-story-points':
      return numberField(names, label, ({ issue }) => storedNumber(issue, field.id));
    case 'datepicker':
      return dayField(names, label, field.id);
    case 'datetime':
      return instantField(names, label, ({ issue }) => storedNumber(issue, field.id));
    case 'cascadingselect':
      return { ...options(field, names, label), read: ({ issue }) => storedCascade(issue, field.id) };
    case 'userpicker':
    case 'multiuserpicker':
    case 'people':
    case 'sd-request-participants':
      return users(field, names, label);
    case 'gh-sprint':
      return sprint(field, names, label);
    case 'vp-origin':
      return requestType(field, names, label);
    case 'sd-customer-organizations':
      return organizations(field, names, label);
    case 'sd-sla-field':
      return slaField(names, label, field.id);
    case 'sd-approvals':
      return approvalsField(names, label);
    case 'sd-request-feedback':
      return numberField(names, label, ({ issue }) => storedNumber(issue, field.id));
    case 'sd-request-feedback-date':
      return instantField(names, label, ({ issue }) => storedNumber(issue, field.id));
    case 'gh-epic-link':
      return { ...words(field, names, label), kind: 'issue', resolve: resolveIssue };
    default:
      return byReference(field, last, names, label);
  }
}

function byReference(field: Field, last: string, names: readonly string[], label: string): ClauseField {
  switch (last) {
    case 'grouppicker':
    case 'multigrouppicker':
      return { ...words(field, names, label), kind: 'group', resolve: resolveGroup };
    case 'labels':
      return {
        ...words(field, names, label),
        kind: 'label',
        resolve: resolveLabel,
        compile: compileLabel,
        read: ({ issue }) => storedIds(issue, field.id).map((word) => word.toLowerCase()),
      };
    case 'version':
    case 'multiversion':
      return {
        ...words(field, names, label),
        kind: 'version',
        operators: [...equality, ...emptiness, '<', '<=', '>', '>=', '~', '!~'],
        resolve: resolveVersion,
        compare: compareVersions,
        compile: compileVersion,
      };
    case 'project':
      return {
        ...words(field, names, label),
        kind: 'project',
        resolve: (value, name, view) => {
          const project = findProject(value.value, view);
          return project === undefined ? absent(value, name) : { keys: [project.id] };
        },
      };
    case 'select':
    case 'radiobuttons':
    case 'multiselect':
    case 'multicheckboxes':
      return options(field, names, label);
    default:
      return field.schema.type === 'number'
        ? numberField(names, label, ({ issue }) => storedNumber(issue, field.id))
        : words(field, names, label);
  }
}

/** Values compared as the words that they are. */
function words(field: Field, names: readonly string[], label: string): ClauseField {
  return {
    names,
    label,
    kind: field.schema.custom?.endsWith(':url') === true ? 'url' : 'request',
    operators: [...equality, ...emptiness],
    resolve: (value) => ({ keys: [value.value] }),
    read: ({ issue }) => storedIds(issue, field.id),
    sort: ({ issue }) => storedIds(issue, field.id)[0]?.toLowerCase() ?? null,
  };
}

const resolveGroup: ClauseField['resolve'] = (value, name, view) => {
  const group = view.groups.find(
    (entry) => entry.groupId === value.value || entry.name.toLowerCase() === value.value.toLowerCase(),
  );
  return group === undefined ? absent(value, name) : { keys: [group.groupId] };
};

function users(field: Field, names: readonly string[], label: string): ClauseField {
  return {
    ...words(field, names, label),
    kind: 'user',
    resolve: resolveUser,
    sort: sortByUser(({ issue }) => storedIds(issue, field.id)),
  };
}

/** By name, by `name (project key)` as auto-completion writes it, or by id. */
function requestType(field: Field, names: readonly string[], label: string): ClauseField {
  return {
    ...words(field, names, label),
    resolve: (value, name, view) => {
      const wanted = value.value.toLowerCase();
      const keys = view.requestTypes
        .filter((type) => {
          const key = view.projects.find(({ id }) => id === type.projectId)?.key ?? '';
          return [type.name, `${type.name} (${key})`, type.id].some((text) => text.toLowerCase() === wanted);
        })
        .map(({ id }) => id);
      return keys.length === 0 ? absent(value, name) : { keys };
    },
  };
}

/** By name or id, whatever desk has it. */
function organizations(field: Field, names: readonly string[], label: string): ClauseField {
  return {
    ...words(field, names, label),
    resolve: (value, name, view) => {
      const wanted = value.value.toLowerCase();
      const found = view.organizations.find(
        (organization) => organization.name.toLowerCase() === wanted || organization.id === value.value,
      );
      return found ? { keys: [found.id] } : absent(value, name);
    },
  };
}

function sprint(field: Field, names: readonly string[], label: string): ClauseField {
  return {
    ...words(field, names, label),
    kind: 'sprint',
    resolve: (value, name, view) => {
      const keys = idsNamed(view.sprints, value);
      if (keys.length > 0) return { keys };
      return fail(
        /^\d+$/.test(value.text)
          ? `Sprint with id ${value.value} does not exist or you do not have permission to view it.`
          : `Sprint with name '${value.value}' does not exist or you do not have permission to view it. (${name})`,
      );
    },
    sort: ({ issue }) => {
      const newest = storedIds(issue, field.id).at(-1);
      return newest === undefined ? null : Number(newest);
    },
  };
}

function options(field: Field, names: readonly string[], label: string): ClauseField {
  const all = field.options.flatMap((option): FieldOption[] => [option, ...option.children]);
  return {
    ...words(field, names, label),
    kind: 'option',
    resolve: (value, name) => {
      const wanted = value.value.toLowerCase();
      const found = all.filter((option) => option.value.toLowerCase() === wanted);
      const keys = (found.length > 0 ? found : all.filter(({ id }) => id === value.value)).map(
        ({ id }) => id,
      );
      if (keys.length > 0) return { keys };
      return {
        problem: {
          message: `The option '${value.value}' for field '${name}' does not exist.`,
          missing: true,
        },
      };
    },
    sort: ({ issue }) => {
      const [first = storedText(issue, field.id)] = [
        ...storedCascade(issue, field.id),
        ...storedIds(issue, field.id),
      ];
      const place = all.findIndex(({ id }) => id === first);
      return place < 0 ? null : place;
    },
  };
}
