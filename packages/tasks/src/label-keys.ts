const labelKeys =
  /^(?:(?:predicted|final|overall|assigned)_?)?(?:labels?|categor(?:y|ies)|class(?:ification)?|intent|sentiment|topic|verdict|decision|tags?|department|queue|team|route|priority|severity|urgency|risk(?:_level)?|level|allowed|blocked|flagged|safe|is_[a-z_]+|has_[a-z_]+|needs?_[a-z_]+|toxic|spam|stance|tone|emotion|mood|status|outcome|result|rating|grade|violation|language|polarity)$/i

/** Members under which a choice is reported. */
export const isLabelKey = (key: string): boolean => labelKeys.test(key)
