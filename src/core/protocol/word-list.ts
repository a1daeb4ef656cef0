/** 256 short words that are easy to tell apart when read aloud: one byte each. */
export const words: readonly string[] = `
acorn actor agent alarm album amber anchor angle ankle apple apron arrow artist atlas attic autumn
badge bagel baker balcony bamboo banana banjo barn basil basket beach beard beaver bell bench berry
bicycle birch biscuit blanket bottle branch bread bridge bronze bucket butter button cabin cactus camel candle
canoe canyon carbon carpet carrot castle cedar cello chalk cheese cherry chess circle clay cliff clock
cloud clover coast cobalt coffee comet copper coral cotton cousin crane crayon cricket crown crystal curtain
daisy dancer desert diamond dinner doctor dolphin donkey dragon drum eagle earth easel echo elbow ember
engine falcon farmer feather fence ferry fiddle finger flame flute forest fossil fountain fox frost galaxy
garden garlic gate ginger giraffe glacier globe glove goat grape guitar hammer harbor hazel helmet heron
hill honey horse hotel house igloo iron island ivory ivy jacket jaguar jelly jewel judge jungle
kayak kettle kitchen kite ladder lagoon lake lamp lantern lemon leopard letter library lily lion lobster
lumber magnet maple marble market meadow melon metal mirror monkey moon mountain museum napkin needle nickel
north nurse oasis ocean olive onion orange orbit orchid otter owl oyster paddle palace panda paper
parrot pasta peach pearl pebble pencil pepper piano pilot pine planet plum pocket poem pony potato
prairie puzzle quartz queen quilt rabbit radio raven ribbon river robin rocket rope ruby saddle safari
sailor salmon sandal saturn school shadow shell silver singer skate spider spoon squash statue stone summer
sugar sunset table teacher temple tiger timber tomato tower train tulip tunnel turtle valley velvet violin
`
  .trim()
  .split(/\s+/);
