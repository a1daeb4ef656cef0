import {
  ErrorMessage,
  FormFooter,
  FormHeader,
  FormSection,
  HelperMessage,
  Label,
  RequiredAsterisk,
  ValidMessage,
} from '@atlaskit/form';
import type { ElementType, FormEvent } from 'react';
import { drawChildren, drawProp } from '../forge-node.tsx';
import { type Drawing, fire, pick, textOf } from '../node-props.ts';

const AnyHeader: ElementType = FormHeader;
const AnyFooter: ElementType = FormFooter;
const AnySection: ElementType = FormSection;
const AnyLabel: ElementType = Label;

const DrawForm: Drawing = ({ node }) => (
  <form
    noValidate
    data-testid={textOf(node.props, 'testId')}
    onSubmit={(event: FormEvent) => {
      event.preventDefault();
      event.stopPropagation();
      void fire(node.props, 'onSubmit');
    }}
  >
    {drawChildren(node)}
  </form>
);

/** A form, its parts and the messages below its fields. Fields are ordinary children. */
export const formComponents = {
  Form: DrawForm,
  FormHeader: ({ node }) => (
    <AnyHeader {...pick(node.props, 'title')} description={drawProp(node.props['description'])}>
      {drawChildren(node)}
    </AnyHeader>
  ),
  FormFooter: ({ node }) => <AnyFooter {...pick(node.props, 'align')}>{drawChildren(node)}</AnyFooter>,
  FormSection: ({ node }) => (
    <AnySection {...pick(node.props, 'title')} description={drawProp(node.props['description'])}>
      {drawChildren(node)}
    </AnySection>
  ),
  Label: ({ node }) => (
    <AnyLabel {...pick(node.props, 'id')} htmlFor={textOf(node.props, 'labelFor') ?? ''}>
      {drawChildren(node)}
    </AnyLabel>
  ),
  HelperMessage: ({ node }) => <HelperMessage {...pick(node.props)}>{drawChildren(node)}</HelperMessage>,
  ErrorMessage: ({ node }) => <ErrorMessage {...pick(node.props)}>{drawChildren(node)}</ErrorMessage>,
  ValidMessage: ({ node }) => <ValidMessage {...pick(node.props)}>{drawChildren(node)}</ValidMessage>,
  RequiredAsterisk: () => <RequiredAsterisk />,
} satisfies Record<string, Drawing>;
