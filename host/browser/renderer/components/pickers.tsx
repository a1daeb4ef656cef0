import Calendar from '@atlaskit/calendar';
import { DatePicker, TimePicker } from '@atlaskit/datetime-picker';
import Select from '@atlaskit/select';
import type { ElementType } from 'react';
import {
  type Drawing,
  eventHandlers,
  fire,
  flagOf,
  handlerOf,
  type Props,
  pick,
  textOf,
} from '../node-props.ts';
import { useEchoedValue } from '../use-echoed-value.ts';
import { isRecord } from '../wire/forge-doc.ts';

const AnySelect: ElementType = Select;
const AnyDatePicker: ElementType = DatePicker;
const AnyTimePicker: ElementType = TimePicker;
const AnyCalendar: ElementType = Calendar;

const selectProps = [
  'appearance',
  'autoFocus',
  'closeMenuOnSelect',
  'defaultInputValue',
  'isClearable',
  'isDisabled',
  'isInvalid',
  'isLoading',
  'isMulti',
  'isRequired',
  'isSearchable',
  'name',
  'openMenuOnFocus',
  'options',
  'placeholder',
  'spacing',
  'aria-label',
];

const DrawSelect: Drawing = ({ node }) => {
  const { props } = node;
  const controlled = props['value'] === undefined ? undefined : { now: props['value'] };
  const { value, typed } = useEchoedValue<{ now: unknown }>(controlled, {
    now: props['defaultValue'] ?? null,
  });
  return (
    <AnySelect
      {...pick(props, ...selectProps)}
      inputId={textOf(props, 'inputId') ?? textOf(props, 'id')}
      menuPosition="fixed"
      value={value.now}
      onChange={(next: unknown) => {
        typed({ now: next });
        void fire(props, 'onChange', next);
      }}
      {...(handlerOf(props, 'onInputChange') === undefined
        ? {}
        : { onInputChange: (text: string) => void fire(props, 'onInputChange', text) })}
      {...eventHandlers(props, 'onBlur', 'onFocus')}
    />
  );
};

function useDate(props: Props): Record<string, unknown> {
  const { value, typed } = useEchoedValue(textOf(props, 'value'), textOf(props, 'defaultValue') ?? '');
  return {
    value,
    onChange: (next: string) => {
      typed(next);
      void fire(props, 'onChange', next);
    },
  };
}

const dateProps = [
  'id',
  'name',
  'isDisabled',
  'isInvalid',
  'isRequired',
  'placeholder',
  'spacing',
  'autoFocus',
  'locale',
];

const DrawDatePicker: Drawing = ({ node }) => (
  <AnyDatePicker
    {...pick(node.props, ...dateProps, 'dateFormat', 'disabled', 'maxDate', 'minDate', 'weekStartDay')}
    {...eventHandlers(node.props, 'onBlur', 'onFocus')}
    {...useDate(node.props)}
    shouldShowCalendarButton={flagOf(node.props, 'shouldShowCalendarButton') ?? false}
  />
);

const DrawTimePicker: Drawing = ({ node }) => (
  <AnyTimePicker
    {...pick(node.props, ...dateProps, 'timeFormat', 'timeIsEditable', 'times', 'label')}
    {...eventHandlers(node.props, 'onBlur', 'onFocus')}
    {...useDate(node.props)}
  />
);

function plainDay(event: unknown): Record<string, unknown> {
  if (!isRecord(event)) return {};
  const { iso, type, day, month, year } = event;
  return { iso, ...(type === undefined ? {} : { type }), day, month, year };
}

const DrawCalendar: Drawing = ({ node }) => (
  <AnyCalendar
    {...pick(
      node.props,
      'day',
      'month',
      'year',
      'defaultDay',
      'defaultMonth',
      'defaultYear',
      'defaultSelected',
    )}
    {...pick(
      node.props,
      'defaultPreviouslySelected',
      'previouslySelected',
      'selected',
      'disabled',
      'maxDate',
      'minDate',
    )}
    {...pick(
      node.props,
      'nextMonthLabel',
      'previousMonthLabel',
      'today',
      'locale',
      'weekStartDay',
      'tabIndex',
    )}
    {...eventHandlers(node.props, 'onBlur', 'onFocus')}
    onChange={(event: unknown) => void fire(node.props, 'onChange', plainDay(event))}
    onSelect={(event: unknown) => void fire(node.props, 'onSelect', plainDay(event))}
  />
);

/** What a person chooses from. */
export const pickerComponents = {
  Select: DrawSelect,
  DatePicker: DrawDatePicker,
  TimePicker: DrawTimePicker,
  Calendar: DrawCalendar,
} satisfies Record<string, Drawing>;
