"""The line between a youth and the coach: rules without input or output."""
