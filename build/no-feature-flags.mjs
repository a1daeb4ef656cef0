/** Stands in for `@atlaskit/platform-feature-flags`: every flag is off, nothing calls home. */
export const fg = () => false;
export const getBooleanFF = () => false;
export const setBooleanFeatureFlagResolver = () => undefined;
