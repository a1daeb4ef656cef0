import { Box, xcss } from '@forge/react';
import type { ReactNode } from 'react';

const width = xcss({ maxWidth: '720px' });

/** Forms and longer texts: lines of a width that can be read. */
export function Narrow({ children }: { readonly children: ReactNode }) {
  return <Box xcss={width}>{children}</Box>;
}
