declare module 'zendesk_app_framework_sdk' {
  const sdk: import('./zaf.ts').Zaf;
  export default sdk;
}
