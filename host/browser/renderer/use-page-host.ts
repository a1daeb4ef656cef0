import { useContext } from 'react';
import { type PageHost, PageHostContext } from './page-host.ts';

export function usePageHost(): PageHost {
  const host = useContext(PageHostContext);
  if (host === null) throw new Error('A component was drawn outside a page.');
  return host;
}
