//! What can go wrong while painting.

/// Why a drawing could not be written. The words for people are in the catalogues under `error.<code>`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// The picture would have more pixels than the caller allows.
    #[error("a picture of {width} by {height} pixels is larger than the limit of {limit} pixels")]
    PictureTooLarge {
        /// Pixels across.
        width: u64,
        /// Pixels down.
        height: u64,
        /// Pixels allowed in all.
        limit: u64,
    },
    /// The sheet is larger than a PDF page can be, or has no size.
    #[error("a page of {width_mm} by {height_mm} mm cannot be written as PDF")]
    PageSize {
        /// Width, whole millimetres.
        width_mm: u32,
        /// Height, whole millimetres.
        height_mm: u32,
    },
    /// The caller asked to stop.
    #[error("cancelled")]
    Cancelled,
    /// The PDF writer refused the document.
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
    /// The PNG writer failed.
    #[error("the PNG could not be written: {0}")]
    Png(String),
    /// The file of the presentation could not be put together.
    #[error("the PPTX could not be written: {0}")]
    Pptx(String),
}

impl RenderError {
    /// The catalogue key is `error.<code>`, and `error.<code>.way` says what to do.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            RenderError::PictureTooLarge { .. } => "picture_too_large",
            RenderError::PageSize { .. } => "page_size",
            RenderError::Cancelled => "cancelled",
            RenderError::Pdf(_) => "pdf_failed",
            RenderError::Png(_) => "png_failed",
            RenderError::Pptx(_) => "pptx_failed",
        }
    }

    /// What the words of the catalogue name in braces.
    #[must_use]
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            RenderError::PictureTooLarge { width, height, .. } => {
                vec![("width", width.to_string()), ("height", height.to_string())]
            }
            RenderError::PageSize { width_mm, height_mm } => {
                vec![("width", width_mm.to_string()), ("height", height_mm.to_string())]
            }
            RenderError::Cancelled | RenderError::Pdf(_) | RenderError::Png(_) | RenderError::Pptx(_) => Vec::new(),
        }
    }
}
