import { Box } from '@forge/react';
import type { ReactElement } from 'react';

/**
 * A component as the content of a table's cell. UI Kit calls a component that it finds there as part of the table
 * itself: its hooks would count as the table's, whose number of rows changes. Inside a box it is drawn like any other.
 */
export const inCell = (content: ReactElement): ReactElement => <Box>{content}</Box>;
