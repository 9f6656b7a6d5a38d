/** Browser script: sends the form that carries an LTI message. */
export const submitForm = String.raw`
document.querySelector('form[data-submit-on-load]').submit()
`
