import Checkbox from '@atlaskit/checkbox';
import { Radio } from '@atlaskit/radio';
import Range from '@atlaskit/range';
import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import Toggle from '@atlaskit/toggle';
import { type ElementType, useId } from 'react';
import { drawProp } from '../forge-node.tsx';
import {
  type Drawing,
  eventHandlers,
  fire,
  flagOf,
  listOf,
  numberOf,
  type Props,
  pick,
  plainEvent,
  textOf,
} from '../node-props.ts';
import { useEchoedValue } from '../use-echoed-value.ts';
import { isRecord } from '../wire/forge-doc.ts';

const AnyTextfield: ElementType = Textfield;
const AnyTextArea: ElementType = TextArea;
const AnyCheckbox: ElementType = Checkbox;
const AnyToggle: ElementType = Toggle;
const AnyRadio: ElementType = Radio;
const AnyRange: ElementType = Range;

const field = [
  'id',
  'name',
  'isDisabled',
  'isInvalid',
  'isRequired',
  'aria-invalid',
  'aria-labelledby',
  'autoFocus',
];

/** Value and change handler of a text input, kept locally. */
function useText(props: Props): Record<string, unknown> {
  const { value, typed } = useEchoedValue(textOf(props, 'value'), textOf(props, 'defaultValue') ?? '');
  return {
    value,
    onChange: (event: { target: { value: string } }) => {
      typed(event.target.value);
      void fire(props, 'onChange', plainEvent(event));
    },
  };
}

/** Checked state and change handler of a box or a switch, kept locally. */
function useChecked(props: Props): Record<string, unknown> {
  const initial = flagOf(props, 'defaultChecked') ?? false;
  const { value, typed } = useEchoedValue(flagOf(props, 'isChecked'), initial);
  return {
    isChecked: value,
    onChange: (event: { target: { checked: boolean } }) => {
      typed(event.target.checked);
      void fire(props, 'onChange', plainEvent(event));
    },
  };
}

function optionsOf(props: Props): { value: string; label: string; isDisabled: boolean }[] {
  return listOf(props, 'options')
    .filter(isRecord)
    .map((option) => ({
      value: textOf(option, 'value') ?? '',
      label: textOf(option, 'label') ?? '',
      isDisabled: flagOf(option, 'isDisabled') ?? false,
    }));
}

const DrawTextfield: Drawing = ({ node }) => (
  <AnyTextfield
    {...pick(
      node.props,
      ...field,
      'appearance',
      'isCompact',
      'isMonospaced',
      'isReadOnly',
      'maxLength',
      'minLength',
    )}
    {...pick(node.props, 'max', 'min', 'pattern', 'placeholder', 'type', 'width', 'aria-label')}
    {...eventHandlers(node.props, 'onBlur', 'onFocus')}
    {...useText(node.props)}
    elemBeforeInput={drawProp(node.props['elemBeforeInput'])}
    elemAfterInput={drawProp(node.props['elemAfterInput'])}
  />
);

const DrawTextArea: Drawing = ({ node }) => (
  <AnyTextArea
    {...pick(
      node.props,
      ...field,
      'appearance',
      'isCompact',
      'isMonospaced',
      'isReadOnly',
      'maxLength',
      'minLength',
    )}
    {...pick(node.props, 'maxHeight', 'minimumRows', 'placeholder', 'resize', 'spellCheck', 'aria-label')}
    {...eventHandlers(node.props, 'onBlur', 'onFocus')}
    {...useText(node.props)}
  />
);

const DrawCheckbox: Drawing = ({ node }) => (
  <AnyCheckbox
    {...pick(node.props, ...field, 'label', 'value', 'isIndeterminate')}
    {...eventHandlers(node.props, 'onBlur', 'onFocus')}
    {...useChecked(node.props)}
  />
);

const DrawToggle: Drawing = ({ node }) => (
  <AnyToggle
    {...pick(node.props, 'id', 'name', 'isDisabled', 'label', 'size', 'value')}
    {...eventHandlers(node.props, 'onBlur', 'onFocus')}
    {...useChecked(node.props)}
  />
);

const DrawRadio: Drawing = ({ node }) => (
  <AnyRadio
    {...pick(node.props, ...field, 'label', 'value', 'ariaLabel')}
    {...eventHandlers(node.props, 'onBlur', 'onFocus')}
    {...useChecked(node.props)}
  />
);

const DrawCheckboxGroup: Drawing = ({ node }) => {
  const given = (name: string) => listOf(node.props, name).map(String);
  const controlled = Array.isArray(node.props['value']) ? given('value') : undefined;
  const { value, typed } = useEchoedValue<string[]>(controlled, given('defaultValue'));
  const name = textOf(node.props, 'name') ?? '';
  return (
    <fieldset
      {...groupLook}
      data-testid={textOf(node.props, 'testId')}
      aria-labelledby={textOf(node.props, 'aria-labelledby')}
    >
      {optionsOf(node.props).map((option) => (
        <AnyCheckbox
          key={option.value}
          name={name}
          label={option.label}
          value={option.value}
          isDisabled={option.isDisabled || flagOf(node.props, 'isDisabled') === true}
          isChecked={value.includes(option.value)}
          onChange={(event: { target: { checked: boolean } }) => {
            const others = value.filter((one) => one !== option.value);
            const next = event.target.checked ? [...others, option.value] : others;
            typed(next);
            void fire(node.props, 'onChange', next);
          }}
        />
      ))}
    </fieldset>
  );
};

const DrawRadioGroup: Drawing = ({ node }) => {
  const { value, typed } = useEchoedValue(
    textOf(node.props, 'value'),
    textOf(node.props, 'defaultValue') ?? '',
  );
  const own = useId();
  const name = textOf(node.props, 'name') ?? own;
  return (
    <div {...groupLook} role="radiogroup" data-testid={textOf(node.props, 'testId')}>
      {optionsOf(node.props).map((option) => (
        <AnyRadio
          key={option.value}
          name={name}
          label={option.label}
          value={option.value}
          isDisabled={option.isDisabled || flagOf(node.props, 'isDisabled') === true}
          isChecked={value === option.value}
          onChange={(event: unknown) => {
            typed(option.value);
            void fire(node.props, 'onChange', plainEvent(event));
          }}
        />
      ))}
    </div>
  );
};

const DrawRange: Drawing = ({ node }) => {
  const start = numberOf(node.props, 'defaultValue') ?? numberOf(node.props, 'min') ?? 50;
  const { value, typed } = useEchoedValue(numberOf(node.props, 'value'), start);
  return (
    <AnyRange
      {...pick(
        node.props,
        'id',
        'name',
        'isDisabled',
        'max',
        'min',
        'step',
        'aria-labelledby',
        'aria-invalid',
      )}
      value={value}
      onChange={(next: number) => {
        typed(next);
        void fire(node.props, 'onChange', next);
      }}
    />
  );
};

const groupLook = { style: { border: 0, margin: 0, padding: 0 } };

/** What a person types into or ticks. */
export const inputComponents = {
  Textfield: DrawTextfield,
  TextArea: DrawTextArea,
  Checkbox: DrawCheckbox,
  CheckboxGroup: DrawCheckboxGroup,
  Radio: DrawRadio,
  RadioGroup: DrawRadioGroup,
  Range: DrawRange,
  Toggle: DrawToggle,
} satisfies Record<string, Drawing>;
