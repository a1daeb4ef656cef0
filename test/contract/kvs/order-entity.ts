import type { EntityDefinition } from '../../../host/forge/kvs/entity-schemas.ts';

/** An entity with an attribute of every type and an index of every shape. */
export const ORDER: EntityDefinition = {
  name: 'order',
  attributes: {
    shop: { type: 'string' },
    place: { type: 'string' },
    count: { type: 'integer' },
    price: { type: 'float' },
    paid: { type: 'boolean' },
    lines: { type: 'any' },
  },
  indexes: [
    { name: 'count', range: ['count'] },
    { name: 'place', range: ['place'] },
    { name: 'by-shop', partition: ['shop'], range: ['count'] },
    { name: 'by-shop-and-place', partition: ['shop', 'place'] },
    { name: 'by-paid', partition: ['paid'], range: ['price'] },
  ],
};

export interface Order {
  readonly shop?: string;
  readonly place?: string;
  readonly count?: number;
  readonly price?: number;
  readonly paid?: boolean;
  readonly lines?: readonly string[];
}
