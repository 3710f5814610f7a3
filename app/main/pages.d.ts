/** The sentences of the supervisors' page and the studio; the build takes them out of a language's file. */
declare module '*.json?pages' {
  const messages: import('../ui/text.ts').Messages;
  export default messages;
}
