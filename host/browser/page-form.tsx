import type { ComponentProps, ReactNode } from 'react';

type PageFormProps = Omit<ComponentProps<'form'>, 'onSubmit'> & { readonly onSubmit: () => void };

/** A form that the page itself takes in: the browser does not leave the page for it. */
export function PageForm({ onSubmit, ...rest }: PageFormProps): ReactNode {
  return (
    <form
      {...rest}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    />
  );
}
