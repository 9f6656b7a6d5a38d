/**
 * What the administrator pasted when making the tool's developer key: custom fields that go along with every launch.
 * `canvas_group_ids` has a variable without value in these contexts, as real keys do.
 */
export const customFields: Record<string, string> = {
  canvas_user_id: '$Canvas.user.id',
  canvas_course_id: '$Canvas.course.id',
  canvas_term_name: '$Canvas.term.name',
  canvas_group_ids: '$Canvas.group.contextIds',
  prefers_high_contrast: '$Canvas.user.prefersHighContrast',
  brand_config_url: '$com.instructure.brandConfigJSON.url',
  context_id_history: '$Context.id.history',
  resource_link_id_history: '$ResourceLink.id.history',
}
