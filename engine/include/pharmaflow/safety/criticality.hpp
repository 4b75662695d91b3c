#pragma once

#include <string_view>

namespace pf::safety {

/// The four temperatures that decide what a cooling failure leads to [K].
struct CriticalTemperatures {
  double process = 0.0;    ///< T_p
  double mtsr = 0.0;       ///< maximum temperature of the synthesis reaction
  double technical = 0.0;  ///< MTT: boiling point (open) or temperature of the set pressure (closed)
  double td24 = 0.0;       ///< T_D24; infinity where nothing decomposes
};

/// Criticality class 1 to 5, from the order of the temperatures; two that are equal count for the worse
/// class.
///
/// 1: MTSR < MTT < T_D24; 2: MTSR < T_D24 <= MTT; 3: MTT <= MTSR < T_D24; 4: MTT < T_D24 <= MTSR;
/// 5: T_D24 <= MTSR and T_D24 <= MTT.
/// @source Stoessel (1993), Chem. Eng. Prog. 89(10), 68-75; Stoessel 2008, section 3.3
int criticality_class(const CriticalTemperatures& temperatures);

/// What the class means, in one sentence. @param stoessel_class 1 to 5
std::string_view class_words(int stoessel_class);

}  // namespace pf::safety
